import { Code, List, ScrollArea, Text } from '@mantine/core';
import type { AppError } from '#shared/errors.ts';
import { problemText } from '#shared/messages/problem.ts';
import { errorText } from '../../i18n/errors.ts';
import { useLocale } from '../../i18n/setup.ts';

/** Every place where a document is at fault, and why. */
export function ProblemList({ error }: { error: AppError }) {
  const locale = useLocale();
  return (
    <>
      <Text size="sm">{errorText(error, locale)}</Text>
      <ScrollArea.Autosize mah={380} mt="md">
        <List size="sm" spacing={8} listStyleType="none" withPadding={false}>
          {(error.problems ?? []).map((problem) => (
            <List.Item key={`${problem.path} ${problemText(problem, locale)}`}>
              {problem.path === '' ? null : <Code mr={8}>{problem.path}</Code>}
              {problemText(problem, locale)}
            </List.Item>
          ))}
        </List>
      </ScrollArea.Autosize>
    </>
  );
}
