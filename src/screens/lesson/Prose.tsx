import { useCallback } from 'react';
import type { Code } from 'mdast';
import type { Section } from '../../lesson/lesson.ts';
import { DrawBlock, Markdown } from '../theatre/Markdown.tsx';
import { LessonBlock } from './LessonBlock.tsx';

/**
 * Text of a lesson.
 *
 * @param section the one that it stands in; undefined: before the first
 */
export function Prose({ text, section }: { readonly text: string; readonly section: Section | undefined }) {
  const draw = useCallback((block: Code) => <LessonBlock block={block} section={section} />, [section]);
  return (
    <div className="prose" lang="en">
      <DrawBlock value={draw}>
        <Markdown text={text} />
      </DrawBlock>
    </div>
  );
}
