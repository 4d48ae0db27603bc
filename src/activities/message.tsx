import { Fragment } from 'react'
import type { Block, Inline } from '../util/markdown'
import { readMarkdown } from '../util/markdown'
import classes from './activities.module.css'

const Piece = ({ kind, text }: Inline) => {
  if (kind === 'strong') return <strong>{text}</strong>
  return kind === 'code' ? <code className="mono">{text}</code> : text
}

const Lines = ({ lines }: Pick<Block, 'lines'>) =>
  lines.map((line, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- a message is read once and never reordered
    <Fragment key={at}>
      {at > 0 && <br />}
      {line.map((piece, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Piece key={at} {...piece} />
      ))}
    </Fragment>
  ))

/** A message as its source wrote it: untrusted text with a little Markdown. */
export const Message = ({ text }: { text: string }) => (
  <div className={classes.message}>
    {readMarkdown(text).map(({ kind, lines }, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- see above
      <p key={at} className={kind === 'item' ? classes.item : undefined}>
        <Lines lines={lines} />
      </p>
    ))}
  </div>
)
