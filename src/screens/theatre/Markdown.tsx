import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { useMemo, type ReactNode } from 'react';

/** Text of a scenario file as it is meant: paragraphs, lists, code, emphasis. Raw HTML stays text; pictures are not fetched. */
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
      return <pre>{node.value}</pre>;
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
