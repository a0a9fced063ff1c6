import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Distribution, Sampling, SimulationResult } from '#shared/result.ts';

/** A finished run without its figures. */
export interface RunRecord {
  id: string;
  planId: string;
  scenario: string;
  /** Of all that decides the figures; equal hashes mean that the run still tells of the plan as it is. */
  inputsHash: string;
  seed: number;
  trials: number;
  sampling: Sampling;
  engine: string;
  createdAt: string;
}

export interface RunContent {
  readonly result: SimulationResult;
  readonly distributions: readonly { variable: string; cells: Distribution[] }[];
  /** What the list of plans shows of it, as JSON; null where the plan has no headline. */
  readonly headline: unknown;
}

/** The runs of a file's plans; the latest few of each plan are kept. */
export interface Runs {
  insert(run: RunRecord, content: RunContent): void;
  get(runId: string): RunRecord | null;
  result(runId: string): SimulationResult | null;
  headline(runId: string): unknown;
  /** Null for a variable that is no output of the run. */
  distribution(runId: string, variable: string): Distribution[] | null;
  /** The last run of a scenario. */
  latest(planId: string, scenario: string): RunRecord | null;
  /** Newest first. */
  list(planId: string): RunRecord[];
}

/** Runs kept for each plan; the last one of each scenario stays in any case. */
export const RUNS_KEPT = 20;

const SELECT = `
  SELECT id, plan_id AS planId, scenario, inputs_hash AS inputsHash, seed, trials, sampling, engine,
    created_at AS createdAt
  FROM runs`;

function packed(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value));
}

function unpacked<Value>(bytes: Buffer | undefined): Value | null {
  return bytes === undefined ? null : (JSON.parse(gunzipSync(bytes).toString('utf8')) as Value);
}

export function createRuns(db: Database): Runs {
  return { ...runWriter(db), ...runReader(db) };
}

function runWriter(db: Database): Pick<Runs, 'insert'> {
  const insertRun = db.prepare(
    `INSERT INTO runs (id, plan_id, scenario, inputs_hash, seed, trials, sampling, engine, created_at, headline, summary)
     VALUES (@id, @planId, @scenario, @inputsHash, @seed, @trials, @sampling, @engine, @createdAt, @headline, @summary)`,
  );
  const insertCells = db.prepare('INSERT INTO run_distributions (run_id, variable, cells) VALUES (?, ?, ?)');
  const prune = db.prepare(
    `DELETE FROM runs WHERE plan_id = @planId
       AND seq NOT IN (SELECT seq FROM runs WHERE plan_id = @planId ORDER BY seq DESC LIMIT ${RUNS_KEPT})
       AND seq NOT IN (SELECT max(seq) FROM runs WHERE plan_id = @planId GROUP BY scenario)`,
  );
  const insert = db.transaction((run: RunRecord, content: RunContent) => {
    const headline = content.headline === null ? null : JSON.stringify(content.headline);
    insertRun.run({ ...run, headline, summary: packed(content.result) });
    for (const { variable, cells } of content.distributions) insertCells.run(run.id, variable, packed(cells));
    prune.run({ planId: run.planId });
  });
  return {
    insert: (run, content) => {
      insert.immediate(run, content);
    },
  };
}

function runReader(db: Database): Omit<Runs, 'insert'> {
  const selectOne = db.prepare<[string], RunRecord>(`${SELECT} WHERE id = ?`);
  const selectLatest = db.prepare<[string, string], RunRecord>(
    `${SELECT} WHERE plan_id = ? AND scenario = ? ORDER BY seq DESC LIMIT 1`,
  );
  const selectAll = db.prepare<[string], RunRecord>(`${SELECT} WHERE plan_id = ? ORDER BY seq DESC`);
  const selectSummary = db.prepare<[string], Buffer>('SELECT summary FROM runs WHERE id = ?').pluck();
  const selectHeadline = db
    .prepare<[string], string | null>('SELECT headline FROM runs WHERE id = ?')
    .pluck();
  const selectCells = db
    .prepare<[string, string], Buffer>(
      'SELECT cells FROM run_distributions WHERE run_id = ? AND variable = ?',
    )
    .pluck();
  return {
    get: (runId) => selectOne.get(runId) ?? null,
    result: (runId) => unpacked(selectSummary.get(runId)),
    headline: (runId) => {
      const text = selectHeadline.get(runId) ?? null;
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    distribution: (runId, variable) => unpacked(selectCells.get(runId, variable)),
    latest: (planId, scenario) => selectLatest.get(planId, scenario) ?? null,
    list: (planId) => selectAll.all(planId),
  };
}
