import { withoutEscapes } from '../../domain/terminal-text.ts';
import type { Deed, Tried } from '../../toolchains/try-idea.ts';
import { Markdown } from '../theatre/Markdown.tsx';
import { Rows, Runs } from '../theatre/evidence/found.tsx';
import '../theatre/evidence/evidence.css';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import type { Evidence } from '../../scenario/evidence.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { useTexts } from '../../texts/texts.ts';

/** The proof of a cell: all that was done on the copy and all that it said, and what was found there. */
export function WhatRan({ tried: { deeds, evidence, sentence } }: { readonly tried: Tried }) {
  return (
    <div className="what-ran">
      {sentence !== undefined && <div lang="en"><Markdown text={sentence} /></div>}
      {deeds.map((deed, index) => (
        // What was done never changes its order.
        <div key={index} className="found" data-hue={deed.environment}>
          <EnvironmentName environment={deed.environment} />
          <DeedText deed={deed} />
        </div>
      ))}
      {evidence.map((each) => (
        <div key={each.request.claim} className="what-ran-evidence">
          <h3 lang="en">{each.request.claim}</h3>
          <Found evidence={each} />
        </div>
      ))}
    </div>
  );
}

function DeedText({ deed }: { readonly deed: Deed }) {
  const texts = useTexts(toolchainsTexts);
  switch (deed.type) {
    case 'command':
      return (
        <pre>
          <b className="prompt">$ </b>
          {deed.line}
          {'\n'}
          {deed.output === '' ? <i className="nothing">{texts.deed.nothingSaid}</i> : withoutEscapes(deed.output)}
          {deed.code !== 0 && <span className="output-text bad">{`\n${texts.deed.exitCode(deed.code)}`}</span>}
        </pre>
      );
    case 'edit':
      return (
        <pre>
          {`${texts.deed.edits(deed.path)}\n`}
          {deed.removed.map((line) => (
            <span key={`- ${line}`} className="removed">{`- ${line}\n`}</span>
          ))}
          {deed.added.map((line) => (
            <span key={`+ ${line}`} className="added">{`+ ${line}\n`}</span>
          ))}
        </pre>
      );
    case 'sql':
      return <pre>{`${texts.deed.sql(deed.path)}\n${deed.sql}`}</pre>;
  }
}

function Found({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.type) {
    case 'rows':
      return (
        <>
          <p className="asked">
            <code>{evidence.request.query}</code>
          </p>
          <Rows results={evidence.results} />
        </>
      );
    case 'runs':
      return <Runs runs={evidence.runs} />;
    case 'drift':
    case 'rebuilt':
    case 'answers':
      return null;
  }
}
