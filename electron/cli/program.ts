import { Command, CommanderError, Help } from 'commander';
import { appError } from '#shared/errors.ts';
import type { CheckOptions } from './check.ts';
import type { CompareOptions } from './compare.ts';
import type { ConvertOptions } from './convert.ts';
import { addFileOptions } from './csv-style.ts';
import { scenarioList, untilError, wholeNumber } from './numbers.ts';
import { addPassphraseOption } from './passphrase.ts';
import { addRunOptions } from './run-options.ts';
import type { ServeOptions } from './serve.ts';
import type { SimulateOptions } from './simulate.ts';
import { AT_FAULT, DONE, sayFaults, type Terminal, WRONG_USAGE } from './terminal.ts';
import type { Words } from './words.ts';

/** Names of an option and the file it goes to, for the rule that one alone may be standard output. */
function refuseTwoToStandardOutput(
  command: Command,
  words: Words,
  targets: Record<string, string | undefined>,
) {
  const names = Object.keys(targets).filter((name) => targets[name] === '-');
  if (names.length < 2) return;
  const options = names.map((name) => `--${name}`).join(', ');
  command.error(`error: ${words('onceStandardOutput', { options })}`, { exitCode: WRONG_USAGE });
}

function addRuns(program: Command, terminal: Terminal, finish: Finish): void {
  const { words } = terminal;
  addFileOptions(addRunOptions(program.command('simulate').description(words('simulate')), words), words)
    .argument('<PLAN>', words('argumentPlan'))
    .option('--scenario <id>', words('optionScenario'))
    .option('--until-error <output=x>', words('optionUntilError'), untilError(words))
    .option('--sip <file>', words('optionSip'))
    .action((plan: string, options: SimulateOptions, command: Command) => {
      const { json, xlsx, csv, samples, sip } = options;
      refuseTwoToStandardOutput(command, words, { json, xlsx, csv, samples, sip });
      return finish(async () => (await import('./simulate.ts')).simulate(plan, options, terminal));
    });
  addFileOptions(addRunOptions(program.command('compare').description(words('compare')), words), words)
    .argument('<PLAN>', words('argumentPlan'))
    .requiredOption('--scenarios <a,b>', words('optionScenarios'), scenarioList(words))
    .action((plan: string, options: CompareOptions, command: Command) => {
      const { json, xlsx, csv, samples } = options;
      refuseTwoToStandardOutput(command, words, { json, xlsx, csv, samples });
      return finish(async () => (await import('./compare.ts')).compare(plan, options, terminal));
    });
}

function addPlans(program: Command, terminal: Terminal, finish: Finish): void {
  const { words } = terminal;
  addPassphraseOption(program.command('check').description(words('check')), words)
    .argument('<PLAN>', words('argumentPlan'))
    .option('--plan-of-evaluation', words('optionPlanOfEvaluation'))
    .action((plan: string, options: CheckOptions) =>
      finish(async () => (await import('./check.ts')).check(plan, options, terminal)),
    );
  addPassphraseOption(program.command('convert').description(words('convert')), words)
    .argument('<FROM>', words('argumentFrom'))
    .argument('<TO>', words('argumentTo'))
    .option('--force', words('optionForce'), false)
    .option('--encrypt', words('optionEncrypt'), false)
    .action((from: string, to: string, options: ConvertOptions) =>
      finish(async () => (await import('./convert.ts')).convert(from, to, options, terminal)),
    );
  program
    .command('sample')
    .description(words('sample'))
    .argument('<TO>', words('argumentSampleTo'))
    .option('--force', words('optionForce'), false)
    .action((to: string, { force }: { force: boolean }) =>
      finish(async () => (await import('./sample.ts')).sample(to, force, terminal)),
    );
}

function addHosts(program: Command, terminal: Terminal, finish: Finish): void {
  const { words } = terminal;
  addPassphraseOption(program.command('serve').description(words('serve')), words)
    .option('--port <n>', words('optionPort'), wholeNumber(words, 0, 65_535), 0)
    .option('--db <file>', words('optionDb'))
    .option('--no-open', words('optionNoOpen'))
    .action((options: ServeOptions) =>
      finish(async () => (await import('./serve.ts')).serve(options, terminal)),
    );
  program
    .option('--db <file>', words('optionDb'))
    .argument('[command]')
    .action((name: string | undefined, { db }: { db?: string }, command: Command) => {
      if (name !== undefined) {
        command.error(`error: ${words('unknownCommand', { name })}`, { exitCode: WRONG_USAGE });
      }
      return finish(async () => (await import('./desktop.ts')).desktop(db, terminal));
    });
}

/** Runs a command and keeps its exit status. Commands are loaded when they are asked for: a run needs no web server. */
type Finish = (work: () => Promise<number>) => Promise<void>;

/** Titles of the help in the language of the terminal. */
function translateHelp(program: Command, words: Words): void {
  const titles: Record<string, string> = {
    'Usage:': words('titleUsage'),
    'Arguments:': words('titleArguments'),
    'Options:': words('titleOptions'),
    'Commands:': words('titleCommands'),
  };
  program.configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    // The placeholder of the default command is no argument that a person could give.
    visibleArguments: (command) => (command === program ? [] : new Help().visibleArguments(command)),
  });
}

/** Reads the arguments and runs the command. Resolves with the exit status of docs/cli.md. */
export async function runCommand(
  args: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<number> {
  const { words } = terminal;
  let status: number = AT_FAULT;
  const finish: Finish = async (work) => {
    status = await work();
  };
  const program = new Command('headroom')
    .description(words('about'))
    .usage('[command] [options]')
    .version(version, '-V, --version', words('optionVersion'))
    .helpOption('-h, --help', words('optionHelp'))
    .helpCommand(false)
    .addHelpText('after', `\n${words('exitCodes')}`)
    .enablePositionalOptions()
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
    });
  translateHelp(program, words);
  addRuns(program, terminal, finish);
  addPlans(program, terminal, finish);
  addHosts(program, terminal, finish);
  for (const command of program.commands) command.allowExcessArguments(false).copyInheritedSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has said what is wrong; asking for help or the version is not.
    if (error instanceof CommanderError) return error.exitCode === DONE ? DONE : WRONG_USAGE;
    return sayFaults(terminal, [appError('internal', { detail: String(error) })]);
  }
}
