import { expect, it } from 'vitest';
import { memberText, overText } from '../../renderer/i18n/names.ts';
import { bothLanguages } from './both-languages.ts';

const texts = await bothLanguages();

const plan = {
  dimensions: [
    {
      id: 'region',
      label: { en: 'Region', 'zh-CN': '区域' },
      members: [{ id: 'sea', label: { en: 'Southeast Asia', 'zh-CN': '东南亚' } }],
      groups: [{ id: 'region.market', label: { en: 'Markets', 'zh-CN': '各市场' }, members: ['sea'] }],
    },
    {
      id: 'channel',
      label: 'channel',
      members: [{ id: 'web', label: { en: 'Web shop', 'zh-CN': '独立站' } }],
      groups: [{ id: 'channel.own', label: 'own', members: ['web'] }],
    },
  ],
};

it('members and groups of any dimension go by their labels', () => {
  const named = (id: string) => [memberText(plan, id, 'en'), memberText(plan, id, 'zh-CN')];
  expect(named('sea')).toEqual(['Southeast Asia', '东南亚']);
  expect(named('web')).toEqual(['Web shop', '独立站']);
  expect(named('region.market')).toEqual(['Markets', '各市场']);
  expect(named('gone')).toEqual(['gone', 'gone']);
});

it('what a variable varies by is said in the reader’s words', () => {
  const named = (entry: string) => [
    overText(plan, entry, texts.en, 'en'),
    overText(plan, entry, texts['zh-CN'], 'zh-CN'),
  ];
  expect(named('region')).toEqual(['Region', '区域']);
  expect(named('region.market')).toEqual(['Region: Markets', '区域：各市场']);
  expect(named('channel.own')).toEqual(['channel: own', 'channel：own']);
  expect(named('period')).toEqual(['Period', '期间']);
});
