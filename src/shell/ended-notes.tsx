import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Act } from '../contract/act'
import { actWords } from '../contract/act'
import { countsText } from '../contract/parts'
import { paths } from '../paths'
import { StateShape } from '../ui/state-shape'
import { plural } from '../util/count'
import { failuresOf } from './ended-news'
import { namesText } from './names-text'
import { desktopNotes, takeNews } from './told'
import classes from './ended-notes.module.css'

const most = 3

/** A note on the desktop, where the person allowed it and looks elsewhere; the browser keeps one per act. */
const tellDesktop = (act: Act, onOpen: () => void) => {
  const note = new Notification(`${actWords[act.act].word}: ${countsText(act.counts)}`, {
    body: namesText(act),
    tag: `sightline-${act.id}`,
  })
  note.addEventListener('click', () => {
    window.focus()
    note.close()
    onOpen()
  })
}

/** Says quietly what of mine has ended: once, in one tab, until it is dismissed or opened. */
export const EndedNotes = ({ acts, person }: { acts: readonly Act[]; person: string }) => {
  const [news, setNews] = useState<readonly Act[]>([])
  const navigate = useNavigate()
  useEffect(() => {
    const isHidden = document.visibilityState === 'hidden'
    if (isHidden && desktopNotes() !== 'on') return
    void takeNews(person, acts).then((taken) => {
      if (taken.length === 0) return
      setNews((before) => [...taken.toReversed(), ...before])
      if (isHidden)
        for (const act of taken) tellDesktop(act, () => void navigate(paths.act(act.id)))
    })
  }, [acts, person, navigate])
  const dismiss = () => setNews([])
  return (
    <div role="status" className={classes.place}>
      {news.length > 0 && (
        <div className={classes.note}>
          <ul>
            {news.slice(0, most).map((act) => (
              <li key={act.id}>
                {failuresOf(act) > 0 ? (
                  <StateShape shape="octagon" tone="critical" />
                ) : (
                  <StateShape shape="dot" tone="ok" />
                )}
                <span>
                  <Link to={paths.act(act.id)} onClick={dismiss}>
                    {actWords[act.act].word}
                  </Link>{' '}
                  has ended: {countsText(act.counts)}
                  <span className={classes.names}>{namesText(act)}</span>
                </span>
              </li>
            ))}
          </ul>
          {news.length > most && (
            <p className="dim">and {plural(news.length - most, 'other')} of yours</p>
          )}
          <button type="button" onClick={dismiss} aria-label="Dismiss">
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
          </button>
        </div>
      )}
    </div>
  )
}
