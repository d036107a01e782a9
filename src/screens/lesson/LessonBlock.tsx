import type { Code } from 'mdast';
import { isEnvironmentId, type EnvironmentId } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { type Lesson, type Section, tasksOf } from '../../lesson/lesson.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { goToEnvironment, type OpenedLesson, useLesson } from './lesson-context.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** A block of a lesson's text: commands to enter, what a program printed, what a file holds, or code to write. */
export function LessonBlock({ block, section }: { readonly block: Code; readonly section: Section | undefined }) {
  const texts = useTexts(lessonsTexts);
  const [first, path] = block.meta?.split(' ') ?? [];
  const environment = first !== undefined && isEnvironmentId(first) ? first : undefined;
  const where = environment === undefined ? '' : textsOf(pageTexts).environments[environment];
  switch (block.lang ?? '') {
    case 'bash':
      return <Commands text={block.value} section={section} />;
    case 'console':
      return <Console text={block.value} environment={environment} where={where} />;
    case 'output':
      return (
        <figure className="block" data-kind="output" data-hue={environment}>
          <figcaption lang={texts.lang}>{texts.block.printed(where)}</figcaption>
          <pre>{block.value}</pre>
        </figure>
      );
    case 'file':
      return (
        <figure className="block" data-kind="file" data-hue={environment}>
          <figcaption>
            {path}, {where}
          </figcaption>
          <pre>{block.value}</pre>
        </figure>
      );
    default:
      return (
        <div className="block" data-kind="code">
          <pre>{block.lang === 'diff' ? <Difference text={block.value} /> : block.value}</pre>
          <span lang={texts.lang}>
            <CopyButton label={texts.block.copyCode} words={texts.block.copy} text={() => block.value} />
          </span>
        </div>
      );
  }
}

/** Lines to enter, each with a way into the terminal. */
function Commands({ text, section }: { readonly text: string; readonly section: Section | undefined }) {
  const { lesson } = useLesson();
  return (
    <div className="block" data-kind="commands">
      {text.split('\n').map((line, index) => (
        <CommandLine key={`${index} ${line}`} line={line} environment={environmentOf(line, lesson, section)} withCopy />
      ))}
    </div>
  );
}

/** Lines that were entered, each with what it printed. */
function Console({ text, environment, where }: { readonly text: string; readonly environment: EnvironmentId | undefined; readonly where: string }) {
  const texts = useTexts(lessonsTexts);
  const runs = text.split(/^(?=\$ )/m).map((run) => run.split('\n'));
  return (
    <figure className="block" data-kind="console" data-hue={environment}>
      <figcaption lang={texts.lang}>{texts.block.terminal(where)}</figcaption>
      {runs.map(([line = '', ...printed], index) => {
        const output = printed.join('\n').replace(/\n$/, '');
        return (
          <div key={`${index} ${line}`}>
            <CommandLine line={line.slice(2)} environment={environment} />
            {output !== '' && <pre>{output}</pre>}
          </div>
        );
      })}
    </figure>
  );
}

interface CommandLineProps {
  readonly line: string;
  /** Where it is to be entered; undefined: where the learner is. */
  readonly environment: EnvironmentId | undefined;
  readonly withCopy?: boolean;
}

function CommandLine({ line, environment, withCopy = false }: CommandLineProps) {
  const texts = useTexts(lessonsTexts);
  const { opened } = useLesson();
  return (
    <div className="command-line">
      <code>{line}</code>
      {opened !== undefined && line.trim() !== '' && (
        <button type="button" className="button quiet small" lang={texts.lang} aria-label={texts.block.typeLine(line)} title={texts.block.typeTitle} onClick={() => typeThere(opened, line, environment)}>
          <Icon name="terminal" size={14} /> {texts.block.type}
        </button>
      )}
      {withCopy && (
        <span lang={texts.lang}>
          <CopyButton label={texts.block.copyLine(line)} text={() => line} />
        </span>
      )}
    </div>
  );
}

function Difference({ text }: { readonly text: string }) {
  return text.split('\n').map((line, index) => {
    const sign = line.startsWith('+') ? 'comes' : line.startsWith('-') ? 'goes' : undefined;
    return (
      <span key={`${index} ${line}`} data-sign={sign}>
        {line}
        {'\n'}
      </span>
    );
  });
}

/** Where the solution enters the line: the one of this section, else of any other. */
function environmentOf(line: string, lesson: Lesson, section: Section | undefined): EnvironmentId | undefined {
  const actions = [...(section?.task?.solution ?? []), ...tasksOf(lesson).flatMap(({ task }) => task.solution)];
  return actions.find((action) => action.type === 'command' && action.line === line)?.environment;
}

function typeThere(opened: OpenedLesson, line: string, environment: EnvironmentId | undefined): void {
  const { whereabouts, desks } = opened.places;
  const there = environment ?? whereabouts.getSnapshot().context.environment;
  goToEnvironment(opened, there);
  desks[there].send({ type: 'pane.chosen', pane: 'terminal' });
  // After it is drawn: an environment that was not looked at before has no terminal yet.
  requestAnimationFrame(() => desks[there].send({ type: 'command.suggested', line }));
}
