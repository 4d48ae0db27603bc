const read = (): Map<string, unknown> => {
  const text = document.querySelector('script#boot[type="application/json"]')?.textContent
  if (!text) return new Map()
  const replies: unknown = JSON.parse(text)
  return new Map(typeof replies === 'object' && replies !== null ? Object.entries(replies) : [])
}

let replies: Map<string, unknown> | null = null

/**
 * What the BFF put into the page as its reply to this URL, so that the first paint waits for nothing.
 * Handed out once: whoever asks later has to ask the BFF.
 */
export const takeBootReply = (url: string): unknown => {
  replies ??= read()
  const reply = replies.get(url)
  replies.delete(url)
  return reply
}
