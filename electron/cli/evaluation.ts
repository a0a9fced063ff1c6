import type { Locale } from '#shared/locale.ts';
import { EVALUATION_MESSAGES, type EvaluationMessageCode } from '#shared/messages/evaluation.ts';
import { formatTemplate, type MessageArguments } from '#shared/messages/message.ts';
import type { Evaluation } from '../service/plan-of-evaluation.ts';

const BYTES = 8;

/** A plan of evaluation as lines for a person. Sobol dimensions count from 1. */
export function evaluationLines(evaluation: Evaluation, locale: Locale): string[] {
  const words = (code: EvaluationMessageCode, args: MessageArguments = {}) =>
    formatTemplate(EVALUATION_MESSAGES[code][locale], args);
  const { scenario, variables, values, nodes, instructions, columns, slots, draws, block } = evaluation;
  const { count, loops: inLoops, trees } = instructions;
  const loops = { count, loops: inLoops, trees };
  const operations = instructions.byOperation.map(([name, count]) => `${name} ${count}`).join(', ');
  const bands = draws.bands.map(({ of, level, first, count }) => {
    const purpose = words(of, level === null ? {} : { level });
    return `    ${words('band', { first: first + 1, last: first + count, purpose })}`;
  });
  const kibibytes = Math.ceil((slots.count * block * BYTES) / 1024);
  return [
    words('title', { scenario }),
    `  ${words('values', { variables, values })}`,
    `  ${words('nodes', { ...nodes })}`,
    `  ${words('instructions', { ...loops, operations })}`,
    `  ${words('columns', { columns, constant: evaluation.constantColumns })}`,
    `  ${words('memory', { slots: slots.count, constants: slots.constants, block, kibibytes })}`,
    `  ${words('draws', { planned: draws.planned, read: draws.read, beyond: draws.beyondTable })}`,
    ...bands,
    ...evaluation.correlated.map((cells) => `  ${words('correlated', { cells: cells.join(', ') })}`),
  ];
}
