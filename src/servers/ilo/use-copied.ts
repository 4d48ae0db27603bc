import { useState } from 'react'

const saidMs = 2_000

/** Copies a text, and says for a moment that it did. */
export const useCopied = (): [copied: boolean, copy: (text: string) => Promise<void>] => {
  const [copied, setCopied] = useState(false)
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), saidMs)
    } catch {
      setCopied(false)
    }
  }
  return [copied, copy]
}
