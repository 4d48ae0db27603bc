import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import classes from './sections.module.css'

const goTo = (anchor: string) => {
  const section = document.getElementById(anchor)
  section?.scrollIntoView()
  section?.focus({ preventScroll: true })
}

/** What a person does with a page who has found where to look. */
const signs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Goes to the part that the URL names, once the page is there, and stays with it while the parts above are
 * still growing, until the person moves.
 */
export const useAnchor = (there: boolean) => {
  const { hash } = useLocation()
  useEffect(() => {
    const anchor = hash.slice(1)
    if (!there || anchor === '') return
    goTo(anchor)
    const columns = document.getElementById(anchor)?.parentElement?.parentElement?.children ?? []
    const growing = new ResizeObserver(() => document.getElementById(anchor)?.scrollIntoView())
    for (const column of columns) growing.observe(column)
    const stop = () => growing.disconnect()
    for (const sign of signs) window.addEventListener(sign, stop, { once: true })
    return () => {
      stop()
      for (const sign of signs) window.removeEventListener(sign, stop)
    }
  }, [there, hash])
}

/** The way to the parts of a page, under its name. */
export const Sections = ({
  sections,
}: {
  sections: readonly (readonly [anchor: string, name: string])[]
}) => {
  const { search } = useLocation()
  return (
    <nav className={classes.sections} aria-label="Parts of this page">
      {sections.map(([anchor, name]) => (
        <Link
          key={anchor}
          to={{ search, hash: `#${anchor}` }}
          replace
          // Also where the URL names it already.
          onClick={() => goTo(anchor)}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
