import { useState } from 'react'
import { shortenMiddle } from '../util/shorten'
import classes from './copy-id.module.css'

/** A long id, shortened in its middle; a click copies it whole. `name` says what it identifies. */
export const CopyId = ({
  name,
  id,
  length = 18,
}: {
  name: string
  id: string
  length?: number
}) => {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(id)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <button
      type="button"
      className={`mono ${classes.copy}`}
      title={id}
      aria-label={`Copy ${name} ${id}`}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {shortenMiddle(id, length)}
      <span aria-live="polite" className={classes.said}>
        {copied ? 'copied' : ''}
      </span>
    </button>
  )
}
