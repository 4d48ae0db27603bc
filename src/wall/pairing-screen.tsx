import type { Wall } from '../contract/display'
import { paths } from '../paths'
import { useNow } from '../ui/clock'
import { Mark } from '../ui/mark'
import { ageText } from '../util/age'
import classes from './pairing-screen.module.css'

/** The letters to enter at a desk, and where: to be read from across the room. */
export const PairingScreen = ({
  wall: { code, expiresAt },
  silent,
}: {
  wall: Extract<Wall, { state: 'pairing' }>
  silent: boolean
}) => {
  const left = useNow((now) => ageText(Date.parse(expiresAt) - now))
  const over = useNow((now) => now >= Date.parse(expiresAt))
  const half = code.length / 2
  return (
    <main className={classes.screen}>
      <title>Pair this screen · Sightline</title>
      <header className={classes.brand}>
        <Mark size={72} />
        <span>Sightline</span>
      </header>
      <h1 className={classes.title}>This screen is not paired</h1>
      <p className={classes.code} role="status" aria-label={`Code ${code.split('').join(' ')}`}>
        {over ? (
          <span className={classes.waiting}>A new code comes</span>
        ) : (
          [code.slice(0, half), code.slice(half)].map((letters) => (
            <span key={letters} aria-hidden="true">
              {letters}
            </span>
          ))
        )}
      </p>
      <p className={classes.where}>
        Enter these letters at <strong>{`${location.host}${paths.displays}`}</strong>
      </p>
      <p className={classes.hint}>
        {silent
          ? 'Sightline does not answer. This screen asks again by itself.'
          : `An operator or admin does it once. Good for ${left}, then new letters come by themselves.`}
      </p>
    </main>
  )
}
