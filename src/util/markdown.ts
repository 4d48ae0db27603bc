/** A piece of a line. */
export type Inline = { kind: 'text' | 'strong' | 'code'; text: string }

/** A paragraph or an item of a list, in lines. */
export type Block = { kind: 'paragraph' | 'item'; lines: Inline[][] }

const marked = /\*\*(?<strong>[^*\n]+)\*\*|`(?<code>[^`\n]+)`/g
/** More than any message that a person would read. */
const longest = 20_000

const inlineOf = (line: string): Inline[] => {
  const pieces: Inline[] = []
  let end = 0
  for (const match of line.matchAll(marked)) {
    if (match.index > end) pieces.push({ kind: 'text', text: line.slice(end, match.index) })
    const { strong, code } = match.groups ?? {}
    pieces.push(strong ? { kind: 'strong', text: strong } : { kind: 'code', text: code ?? '' })
    end = match.index + match[0].length
  }
  if (end < line.length) pieces.push({ kind: 'text', text: line.slice(end) })
  return pieces
}

/**
 * The little Markdown that sources put into messages: paragraphs, line breaks, items, `**strong**` and
 * `` `code` ``. Everything else, HTML and links included, stays the text it is; React escapes it.
 */
export const readMarkdown = (source: string): Block[] => {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const line of source.slice(0, longest).split(/\r\n?|\n/)) {
    const text = line.trim()
    const item = /^[-*] +(?<rest>.+)$/.exec(text)?.groups?.['rest']
    if (text === '') open = null
    else if (item !== undefined) {
      open = { kind: 'item', lines: [inlineOf(item)] }
      blocks.push(open)
    } else if (open) open.lines.push(inlineOf(text))
    else {
      open = { kind: 'paragraph', lines: [inlineOf(text)] }
      blocks.push(open)
    }
  }
  return blocks
}

/** The words alone, on one line: for a row of a list. */
export const plainText = (source: string) =>
  readMarkdown(source)
    .flatMap((block) => block.lines.map((line) => line.map(({ text }) => text).join('')))
    .join(' ')
