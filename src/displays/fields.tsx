import type { ComponentPropsWithRef } from 'react'
import { useId } from 'react'
import { boardNames, boardWord } from '../contract/display'
import type { BoardName } from '../contract/display'
import classes from './displays.module.css'

/** A line to write in, with what is wrong with it below. */
export const TextField = ({
  label,
  fault,
  ...input
}: ComponentPropsWithRef<'input'> & { label: string; fault: string | undefined }) => {
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        {...input}
      />
      <span id={`${id}-fault`} className={classes.fault}>
        {fault}
      </span>
    </div>
  )
}

/** Which boards a display turns. */
export const BoardsField = ({
  chosen,
  fault,
}: {
  chosen: readonly BoardName[]
  fault: string | undefined
}) => (
  <fieldset className={classes.choice}>
    <legend>Boards</legend>
    {boardNames.map((board) => (
      <label key={board}>
        <input
          type="checkbox"
          name="boards"
          value={board}
          defaultChecked={chosen.includes(board)}
        />
        <span>
          {boardWord[board].name}
          <span className="dim">{boardWord[board].shows}</span>
        </span>
      </label>
    ))}
    <span className={classes.fault}>{fault}</span>
  </fieldset>
)
