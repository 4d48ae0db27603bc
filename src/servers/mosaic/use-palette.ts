import { useEffect, useState } from 'react'
import type { Palette } from './paint'

const tokens = {
  critical: '--critical',
  warning: '--warning',
  disconnected: '--neutral',
  unknown: '--neutral',
  ok: '--ok',
  text: '--text',
  label: '--text-2',
  accent: '--accent',
  ground: '--ground',
} as const satisfies Record<keyof Palette, string>

/** Tokens as colours that a canvas takes: an element wears each in turn. */
const read = (): Palette => {
  const probe = document.createElement('i')
  document.body.append(probe)
  const colourOf = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    critical: colourOf(tokens.critical),
    warning: colourOf(tokens.warning),
    disconnected: colourOf(tokens.disconnected),
    unknown: colourOf(tokens.unknown),
    ok: colourOf(tokens.ok),
    text: colourOf(tokens.text),
    label: colourOf(tokens.label),
    accent: colourOf(tokens.accent),
    ground: colourOf(tokens.ground),
  }
  probe.remove()
  return palette
}

const preferences = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
]

/** The colours of the theme, read again when it changes. */
export const usePalette = (): Palette => {
  const [palette, setPalette] = useState(read)
  useEffect(() => {
    const again = () => setPalette(read())
    const media = preferences.map((query) => matchMedia(query))
    for (const one of media) one.addEventListener('change', again)
    const theme = new MutationObserver(again)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      for (const one of media) one.removeEventListener('change', again)
      theme.disconnect()
    }
  }, [])
  return palette
}
