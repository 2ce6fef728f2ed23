import { loadConfig } from '../config.ts';
import { VERSION } from '../version.ts';
import { type Invocation, commandsLike, readCommandLine } from './command-line.ts';
import { doctor } from './doctor/command.ts';
import { reportSchema } from './doctor/finding.ts';
import { lookIntoInstallation } from './doctor/operation.ts';
import { type Execution, execute } from './execute.ts';
import { UsageError } from './faults.ts';
import { helpData, helpText } from './help.ts';
import { OPERATIONS } from './operations.ts';
import type { OperationRequest } from './operation.ts';
import { type Output, createOutput } from './output.ts';
import { unknownVariables, warningOf } from './variables.ts';

type Environment = Record<string, string | undefined>;

function help(topic: readonly string[], output: Output): number {
  const [first] = topic;
  const isAll = first === undefined || first === 'serve' || first === 'help';
  const commands = isAll ? undefined : commandsLike(topic);
  if (commands?.length === 0)
    throw new UsageError(`There is no command "${topic.join(' ')}". \`ats-api help\` shows all.`);
  output.result(helpText(commands), helpData(commands));
  return 0;
}

function warn(environment: Environment, output: Output): void {
  for (const name of unknownVariables(environment)) output.warning(warningOf(name));
}

function show(request: OperationRequest, { outcome, warning }: Execution, output: Output): number {
  if (warning !== undefined) output.warning(warning);
  if (!outcome.isDone) return output.fault(outcome.fault);
  const operation = OPERATIONS.get(request.name);
  if (!operation) throw new Error(`There is no operation ${request.name}.`);
  output.result(operation.text(outcome.result), outcome.result);
  return 0;
}

async function carryOut(invocation: Invocation, environment: Environment, output: Output): Promise<number> {
  switch (invocation.kind) {
    case 'help':
      return help(invocation.topic, output);
    case 'version':
      output.result(VERSION, { version: VERSION });
      return 0;
    case 'serve': {
      warn(environment, output);
      const config = loadConfig(environment);
      // Not for those who do not need it: a command is done before all of it is loaded.
      const { serve } = await import('./serve.ts');
      await serve(config, output);
      return 0;
    }
    case 'operation': {
      const { request } = invocation;
      if (request.name === lookIntoInstallation.name) {
        const execution = await doctor(environment);
        const code = show(request, execution, output);
        const report = execution.outcome.isDone && reportSchema.parse(execution.outcome.result);
        return report && !report.isHealthy ? 1 : code;
      }
      warn(environment, output);
      return show(request, await execute(loadConfig(environment), request), output);
    }
  }
}

/**
 * Does what a command line says.
 *
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  const output = createOutput({ isJson: args.includes('--json') });
  try {
    return await carryOut(readCommandLine(args), environment, output);
  } catch (error) {
    return output.thrown(error);
  }
}
