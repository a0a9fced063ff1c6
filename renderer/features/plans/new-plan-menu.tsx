import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFile, IconPlus, IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What a new plan can begin with. */
export function NewPlanMenu({ onCreate }: { onCreate(from: 'sample' | 'empty'): void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} />} rightSection={<IconChevronDown size={15} />}>
          {t('plans.new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSparkles size={16} stroke={1.7} />} onClick={() => onCreate('sample')}>
          {t('plans.newSample')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFile size={16} stroke={1.7} />} onClick={() => onCreate('empty')}>
          {t('plans.newEmpty')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
