import { expect, test } from 'vitest';
import { appError, type Reply } from '#shared/errors.ts';
import type { PreviewReply, PreviewRequest } from '#shared/views.ts';
import { PreviewFeed } from '../../renderer/features/allocate/impact/preview-feed.ts';

const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A feed whose answers a test gives, and whose edits are settled when a test says so. */
function setUp(settled: () => Promise<void> = () => Promise.resolve()) {
  const sent: { request: PreviewRequest; answer(reply: Reply<PreviewReply>): void }[] = [];
  const feed = new PreviewFeed({
    send: (request) => new Promise((answer) => sent.push({ request, answer })),
    settled,
  });
  const at = (revision: number) => () => ({
    planId: 'p',
    scenario: 'base',
    outputs: ['npv'],
    seed: 1,
    trying: null,
    revision,
  });
  const answer = (index: number) => {
    const { request, answer: give } = sent[index]!;
    const { planId, scenario, revision, baselineRevision, seed } = request;
    const preview = { planId, scenario, revision, baselineRevision, seed, trials: 4096, outputs: [] };
    give({ ok: true, value: { state: 'done', preview } });
  };
  return { feed, sent, at, answer };
}

test('shows what is answered, and takes the first state as the baseline', async () => {
  const { feed, sent, at, answer } = setUp();
  void feed.refresh(at(3));
  await wait();
  expect(sent[0]?.request).toMatchObject({ revision: 3, baselineRevision: null });
  answer(0);
  await wait();
  expect(feed.state()).toMatchObject({ preview: { revision: 3 }, updating: false, error: null });
  void feed.refresh(at(4));
  await wait();
  expect(sent[1]?.request).toMatchObject({ revision: 4, baselineRevision: 3 });
  expect(sent[1]?.request.window).toBe(sent[0]?.request.window);
});

test('an answer that a newer edit has overtaken never shows, in whatever order answers come', async () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const { feed, at, answer } = setUp();
    const shown = new Set<number | undefined>();
    feed.subscribe(() => {
      if (!feed.state().updating) shown.add(feed.state().preview?.revision);
    });
    for (const revision of [1, 2, 3]) {
      void feed.refresh(at(revision));
      await wait();
    }
    for (const index of order) {
      answer(index);
      await wait();
    }
    expect([...shown]).toEqual([3]);
  }
});

test('asks once for a burst of edits, and for the revision that the last one made', async () => {
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const { feed, sent, at } = setUp(() => settled);
  for (const revision of [1, 2, 3]) void feed.refresh(at(revision));
  expect(feed.state().updating).toBe(true);
  settle();
  await wait();
  expect(sent.map(({ request }) => request.revision)).toEqual([3]);
});

test('stays marked as being updated where the plan has moved on elsewhere', async () => {
  const { feed, sent, at } = setUp();
  void feed.refresh(at(1));
  await wait();
  sent[0]?.answer({ ok: true, value: { state: 'superseded' } });
  await wait();
  expect(feed.state()).toMatchObject({ preview: null, updating: true });
});

test('says what went wrong, and recovers with the next answer', async () => {
  const { feed, sent, at, answer } = setUp();
  void feed.refresh(at(1));
  await wait();
  sent[0]?.answer({ ok: false, error: appError('runFailed', { reason: 'x' }) });
  await wait();
  expect(feed.state()).toMatchObject({ updating: false, error: { code: 'runFailed' } });
  void feed.refresh(at(1));
  await wait();
  answer(1);
  await wait();
  expect(feed.state()).toMatchObject({ preview: { revision: 1 }, error: null });
});

test('a new baseline is the state that is previewed next', async () => {
  const { feed, sent, at, answer } = setUp();
  for (const [index, revision] of [1, 2].entries()) {
    void feed.refresh(at(revision));
    await wait();
    answer(index);
    await wait();
  }
  void feed.rebase(at(2));
  await wait();
  expect(sent[2]?.request).toMatchObject({ revision: 2, baselineRevision: null });
  answer(2);
  await wait();
  void feed.refresh(at(5));
  await wait();
  expect(sent[3]?.request.baselineRevision).toBe(2);
});

test('shows nothing any more once it is stopped', async () => {
  const { feed, at, answer } = setUp();
  void feed.refresh(at(1));
  await wait();
  feed.stop();
  answer(0);
  await wait();
  expect(feed.state().preview).toBeNull();
});
