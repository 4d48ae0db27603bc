import { useState } from 'react'
import { Button } from '../ui/button'
import { chooseDesktopNotes, desktopNotes } from './told'
import classes from './my-acts.module.css'

/** Whether the desktop is told when something of mine ends while I look elsewhere; asked for on a click. */
export const DesktopChoice = () => {
  const [notes, setNotes] = useState(desktopNotes)
  if (notes === 'none') return null
  const choose = (on: boolean) => void chooseDesktopNotes(on).then(setNotes)
  return (
    <div className={classes.choice}>
      {notes === 'refused' ? (
        <span className="dim">This browser refuses notes on the desktop.</span>
      ) : (
        <>
          <span className="dim">
            {notes === 'on'
              ? 'The desktop is told when one ends and you look elsewhere.'
              : 'Told on the desktop when one ends?'}
          </span>
          <Button look="quiet" onClick={() => choose(notes !== 'on')}>
            {notes === 'on' ? 'Stop that' : 'Tell me'}
          </Button>
        </>
      )}
    </div>
  )
}
