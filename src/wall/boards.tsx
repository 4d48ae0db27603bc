import type { ReactNode } from 'react'
import { boardWord } from '../contract/display'
import type { BoardName, Wall } from '../contract/display'
import { useNow } from '../ui/clock'
import { BackupsBoard } from './backups-board'
import { HealthBoard } from './health-board'
import { boardOf, turnAt } from './rotation'
import { TasksBoard } from './tasks-board'
import classes from './wall.module.css'

const boardOfName: Record<BoardName, ReactNode> = {
  health: <HealthBoard />,
  tasks: <TasksBoard />,
  backups: <BackupsBoard />,
}

/** Which board stands there, and which follow. */
const Turns = ({ boards, shown }: { boards: readonly BoardName[]; shown: string }) => (
  <ol className={classes.turns}>
    {boards.map((board) => (
      <li key={board} aria-current={board === shown}>
        {boardWord[board].name}
      </li>
    ))}
  </ol>
)

/**
 * The boards of a paired screen, one at a time. All are kept up to date, so that none begins its turn
 * with old figures, or with none where the BFF has gone meanwhile.
 */
export const Boards = ({
  wall: { name, boards },
}: {
  wall: Extract<Wall, { state: 'paired' }>
}) => {
  const shown = useNow((now) => boardOf(boards, turnAt(now)) ?? '')
  return (
    <>
      <title>{`${name} · Sightline`}</title>
      <main className={classes.boards}>
        {boards.map((board) => (
          <div key={board} className={classes.place} inert={board !== shown}>
            {boardOfName[board]}
          </div>
        ))}
        {boards.length === 0 && (
          <div className={classes.alone}>
            <h1>No board is chosen for this display</h1>
            <p>Choose one at a desk, under Displays.</p>
          </div>
        )}
      </main>
      <footer className={classes.foot}>
        <span>{name}</span>
        {boards.length > 1 && <Turns boards={boards} shown={shown} />}
      </footer>
    </>
  )
}
