import type { Code, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { createContext, useContext, useMemo, type ReactNode } from 'react';

/** How a fenced block is drawn: as it stands, but where those around the text know better. */
export const DrawBlock = createContext<(block: Code) => ReactNode>(({ value }) => <pre>{value}</pre>);

/** Text of a scenario or of a lesson as it is meant: paragraphs, lists, code, emphasis. Raw HTML stays text; pictures are not fetched. */
export function Markdown({ text }: { readonly text: string }) {
  const root = useMemo(() => fromMarkdown(text), [text]);
  return <>{childrenOf(root)}</>;
}

function childrenOf({ children }: { readonly children: Root['children'] | readonly Nodes[] }): ReactNode {
  // The text never changes in place, so the place of a part is a good key.
  return children.map((node, index) => <MarkdownNode key={index} node={node} />);
}

function MarkdownNode({ node }: { readonly node: Nodes }): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{childrenOf(node)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{childrenOf(node)}</strong>
        </p>
      );
    case 'list':
      return node.ordered === true ? <ol>{childrenOf(node)}</ol> : <ul>{childrenOf(node)}</ul>;
    case 'listItem':
      return <li>{childrenOf(node)}</li>;
    case 'emphasis':
      return <em>{childrenOf(node)}</em>;
    case 'strong':
      return <strong>{childrenOf(node)}</strong>;
    case 'blockquote':
      return <blockquote>{childrenOf(node)}</blockquote>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <Block block={node} />;
    case 'text':
    case 'html':
      return node.value;
    case 'break':
      return <br />;
    case 'link':
      return /^https?:/.test(node.url) ? (
        <a href={node.url} target="_blank" rel="noreferrer">
          {childrenOf(node)}
        </a>
      ) : (
        childrenOf(node)
      );
    case 'image':
      return node.alt ?? '';
    case 'thematicBreak':
    case 'definition':
    case 'delete':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'imageReference':
    case 'linkReference':
    case 'root':
    case 'table':
    case 'tableCell':
    case 'tableRow':
    case 'yaml':
      return null;
  }
}

function Block({ block }: { readonly block: Code }) {
  return useContext(DrawBlock)(block);
}
