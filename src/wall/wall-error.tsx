import { useEffect } from 'react'
import { reloadIfServed } from './reload'
import classes from './wall.module.css'

const againAfterMs = 30_000

/** What stands on a screen whose page broke: nobody is there to load it anew, so it does so itself. */
export const WallError = () => {
  useEffect(() => {
    const timer = setInterval(() => void reloadIfServed(), againAfterMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className={classes.wall}>
      <main className={classes.alone}>
        <title>Sightline</title>
        <h1>This page made a mistake</h1>
        <p>It loads itself anew within half a minute.</p>
      </main>
    </div>
  )
}
