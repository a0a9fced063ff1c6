import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { CONTRACT } from '#shared/contract.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { createService } from '../../../electron/service/service.ts';
import type { Service } from '../../../electron/service/types.ts';
import { openStore } from '../../../electron/store/open.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import { Chance } from '../../drive/chance.ts';
import { smallPlan } from '../../shared/plan/small-plan.ts';
import { mutateJson } from '../mutate-json.ts';
import { bytesOf, type FuzzTarget, promise, textOf } from '../target.ts';

const WORDS = [...'id0 id1 base sea eu group ads brand data spend cac season fx'.split(' '), 'region.market'];
/** Calls that read whole files have targets of their own; runs would take the fuzzer's time. */
const LEFT_OUT = /^(import\.read|runs\.start|jobs\.)/;
const CALLS = Object.keys(CONTRACT).filter((name) => !LEFT_OUT.test(name));

interface JsonSchema {
  readonly [key: string]: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** False where a list is a tuple. */
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A value that a schema would take, or nearly: names of the small plan, small numbers. */
function sampleOf(schema: JsonSchema, chance: Chance): unknown {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.enum;
  if (schema.anyOf ?? schema.oneOf) return sampleOf(chance.of(choices as JsonSchema[]), chance);
  if (schema.enum) return chance.of(schema.enum);
  if (schema.const !== undefined) return schema.const;
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {});
      return Object.fromEntries(
        entries.map(([key, each]) => [key, key === 'planId' ? 'id0' : sampleOf(each, chance)]),
      );
    }
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map((each) => sampleOf(each, chance));
      return Array.from({ length: 1 + chance.below(3) }, () => sampleOf(schema.items || {}, chance));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 3, chance.below(4)));
    case 'boolean':
      return chance.below(2) === 1;
    case 'string':
      return chance.of(WORDS);
    default:
      return null;
  }
}

/** Three messages for each call of the contract, made from its schema. */
function messages(): string[] {
  const chance = new Chance(1);
  return CALLS.flatMap((name) => {
    const { request } = CONTRACT[name as keyof typeof CONTRACT];
    const schema = z.toJSONSchema(request, { unrepresentable: 'any', io: 'input' }) as JsonSchema;
    return [1, 2, 3].map(() => JSON.stringify({ name, payload: sampleOf(schema, chance) }));
  });
}

/** A service on a new file; it is begun anew now and then, so that what edits pile up stays small. */
class Served {
  readonly #folder = mkdtempSync(join(tmpdir(), 'headroom-fuzz-'));
  readonly #simulator = createSimulator({
    threads: 1,
    runner: inlineRunner(),
    memoryLimit: 32 * 1024 * 1024,
  });
  #begun: { service: Service; end(): Promise<void> } | null = null;
  #asked = 0;

  async handle(name: string, payload: unknown): Promise<unknown> {
    if (this.#asked++ % 400 === 0) await this.end();
    this.#begun ??= this.#begin();
    return this.#begun.service.handle(name, payload);
  }

  #begin() {
    const store = openStore(join(this.#folder, `${this.#asked}.headroom`));
    if (!store.ok) throw new Error(JSON.stringify(store.faults));
    let ids = 0;
    const service = createService({
      store: store.value,
      simulator: this.#simulator,
      now: () => new Date(Date.UTC(2026, 0, 1)),
      newId: () => `id${ids++}`,
      actor: 'tester',
      info: { version: '0', engine: '0', host: 'browser', platform: 'test', storeName: 'plans.headroom' },
      samplePlanText: JSON.stringify(smallPlan()),
    });
    const end = async () => {
      await service.close();
      store.value.close();
    };
    return { service, end };
  }

  async end(): Promise<void> {
    await this.#begun?.end();
    this.#begun = null;
  }

  async close(): Promise<void> {
    await this.end();
    await this.#simulator.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Whatever the window sends is answered with a value or an error of the catalogue, never by a defect of ours. */
export function contractTarget(): FuzzTarget {
  const served = new Served();
  return {
    seeds: async () => messages().map(bytesOf),
    mutate: async (input, other, chance) =>
      bytesOf(mutateJson(textOf(input), textOf(other), [...WORDS, ...CALLS], chance).slice(0, 60_000)),
    prove: async (input) => {
      let message: unknown;
      try {
        message = JSON.parse(textOf(input));
      } catch {
        return;
      }
      const { name, payload } = (message ?? {}) as { name?: unknown; payload?: unknown };
      if (LEFT_OUT.test(String(name))) return;
      const reply = (await served.handle(name as string, payload)) as {
        ok: boolean;
        error?: { code: string };
      };
      if (reply.ok) return;
      promise(Object.hasOwn(APP_MESSAGES, reply.error?.code ?? ''), 'an error that no catalogue has');
      promise(
        reply.error?.code !== 'internal' && reply.error?.code !== 'runFailed',
        JSON.stringify(reply.error),
      );
    },
    close: () => served.close(),
  };
}
