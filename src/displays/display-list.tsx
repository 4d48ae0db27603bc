import { lazy, Suspense, useState } from 'react'
import { boardWord } from '../contract/display'
import type { Display, Displays } from '../contract/display'
import { Age } from '../ui/age'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import { presenceOf, presenceStatus } from './presence'
import classes from './displays.module.css'

const ChangeDialog = lazy(async () => ({ default: (await import('./change-dialog')).ChangeDialog }))
const RevokeDialog = lazy(async () => ({ default: (await import('./revoke-dialog')).RevokeDialog }))

const Seen = ({ display: { seenAt } }: { display: Display }) =>
  seenAt === null ? (
    'not fetched its boards yet'
  ) : (
    <>
      <Age at={seenAt} /> ago
    </>
  )

/** What it runs: the page loads itself anew by itself, so that an older version is no one's work. */
const versionText = (version: string | null, served: string) => {
  if (version === null || version === '') return null
  return version === served ? `version ${version}` : `version ${version}, renews itself`
}

const DisplayRow = ({
  display,
  served,
  onAsk,
}: {
  display: Display
  served: string
  onAsk: (what: 'change' | 'revoke') => void
}) => {
  const { name, boards, pairedBy, pairedAt, address, browser, version } = display
  const presence = useNow((now) => presenceOf(display, now))
  const facts = [browser, address, versionText(version, served)].filter(Boolean)
  return (
    <tr>
      <td>
        <StateWord status={presenceStatus[presence]} />
      </td>
      <th scope="row">
        {name}
        <span className="dim">{boards.map((board) => boardWord[board].name).join(' · ')}</span>
      </th>
      <td>
        <Seen display={display} />
        <span className="dim">{facts.join(' · ')}</span>
      </td>
      <td>
        {pairedBy}
        <span className="dim">
          <Moment at={pairedAt} named />
        </span>
      </td>
      <td className={classes.acts}>
        <Button aria-label={`Change ${name}`} onClick={() => onAsk('change')}>
          Change
        </Button>
        <Button aria-label={`Revoke ${name}`} onClick={() => onAsk('revoke')}>
          Revoke
        </Button>
      </td>
    </tr>
  )
}

/** Every paired screen: whether it is there, what it shows, who let it in. */
export const DisplayList = ({
  displays: { displays, version },
  csrf,
}: {
  displays: Displays
  csrf: string
}) => {
  const [asked, setAsked] = useState<{ what: 'change' | 'revoke'; display: Display } | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <table className={classes.list} aria-label="Displays">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Display and boards</th>
            <th scope="col">Last seen</th>
            <th scope="col">Paired by</th>
            <th scope="col">
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {displays.map((display) => (
            <DisplayRow
              key={display.id}
              display={display}
              served={version}
              onAsk={(what) => setAsked({ what, display })}
            />
          ))}
        </tbody>
      </table>
      <Suspense fallback={null}>
        {asked?.what === 'change' && <ChangeDialog {...asked} csrf={csrf} onClose={close} />}
        {asked?.what === 'revoke' && <RevokeDialog {...asked} csrf={csrf} onClose={close} />}
      </Suspense>
    </>
  )
}
