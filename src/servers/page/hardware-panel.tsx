import type { ServerState } from '../../contract/server'
import { serverStatus } from '../../contract/server'
import type { Hardware, Piece } from '../../contract/server-look'
import { Moment } from '../../ui/moment'
import { StateShape } from '../../ui/state-shape'
import { plural } from '../../util/count'
import { LookPanel } from './look-panel'
import type { Com } from './use-com'
import classes from './hardware-panel.module.css'

const absent = { shape: 'struck-circle', tone: 'neutral', word: 'Absent' } as const
const statusOf = (state: Piece['state']) => (state === 'absent' ? absent : serverStatus[state])

const isBad = ({ state }: Piece) => state === 'critical' || state === 'warning'

/** The worst of a section, in a word; what nobody judges is not counted as well. */
export const worstOf = (pieces: readonly Piece[]): { state: ServerState; word: string } => {
  const present = pieces.filter(({ state }) => state !== 'absent')
  for (const state of ['critical', 'warning'] as const) {
    const count = present.filter((piece) => piece.state === state).length
    if (count > 0) return { state, word: `${count} ${serverStatus[state].word.toLowerCase()}` }
  }
  const known = present.filter(({ state }) => state === 'ok').length
  if (known === 0) return { state: 'unknown', word: 'health not reported' }
  return { state: 'ok', word: known === present.length ? 'all OK' : `${known} OK` }
}

const Row = ({ piece }: { piece: Piece }) => {
  const { shape, tone, word } = statusOf(piece.state)
  return (
    <tr>
      <td className={classes.state}>
        <StateShape shape={shape} tone={tone} />
        <span className={isBad(piece) ? undefined : 'unseen'}>{piece.word ?? word}</span>
      </td>
      <th scope="row">
        {piece.place === null || piece.place === piece.name ? null : (
          <span className="dim">{piece.place} </span>
        )}
        {piece.name}
      </th>
      <td className="dim">{piece.facts.join(' · ')}</td>
      <td className="mono dimmer">{piece.serial}</td>
    </tr>
  )
}

const Section = ({ section }: { section: Hardware['sections'][number] }) => {
  const { name, at, fault, pieces } = section
  const worst = worstOf(pieces)
  const { shape, tone } = serverStatus[worst.state]
  return (
    <details className={classes.section} open={pieces.some(isBad)}>
      <summary>
        <StateShape shape={shape} tone={tone} />
        <strong>{name}</strong>
        <span className="dim">
          {plural(pieces.length, 'piece')},{' '}
          {fault ? `collection: ${fault.toLowerCase()}` : worst.word}
        </span>
        {at !== null && (
          <span className={classes.at}>
            collected <Moment at={at} />
          </span>
        )}
      </summary>
      <div className={classes.scroll}>
        <table>
          <thead className="unseen">
            <tr>
              {['Health', 'Part', 'Facts', 'Serial number'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- pieces of hardware have no id, and their order is the source's
              <Row key={index} piece={piece} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** What the machine is built of, as COM collected it: what is not well stands open. */
export const HardwarePanel = ({ server }: { server: Com }) => (
  <LookPanel name="Hardware" anchor="hardware" part="hardware" server={server} room={330}>
    {({ sections }) =>
      sections.length === 0 ? (
        <p className="dimmer">Its hardware has never been collected.</p>
      ) : (
        sections.map((section) => <Section key={section.name} section={section} />)
      )
    }
  </LookPanel>
)
