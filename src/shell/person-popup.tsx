import { useMutation } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useState } from 'react'
import { Link } from 'react-router'
import { signOut } from '../api/session'
import type { Session } from '../contract/session'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { Popup } from '../ui/popup'
import { chooseTheme, currentTheme, themes } from './theme'
import type { Theme } from './theme'
import classes from './person-popup.module.css'

const themeWord: Record<Theme, string> = { system: 'As the system', dark: 'Dark', light: 'Light' }

/** Name, role, theme, and the way out. */
export const PersonPopup = ({
  session,
  anchor,
  onClose,
}: {
  session: Extract<Session, { signedIn: true }>
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => {
  const [theme, setTheme] = useState(currentTheme)
  const leave = useMutation(signOut())
  return (
    <Popup name={session.name} anchor={anchor} onClose={onClose}>
      <p className="dim">Signed in as {session.role}</p>
      <fieldset className={classes.themes}>
        <legend>Theme</legend>
        {themes.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              checked={theme === choice}
              onChange={() => {
                chooseTheme(choice)
                setTheme(choice)
              }}
            />
            {themeWord[choice]}
          </label>
        ))}
      </fieldset>
      <Link to={paths.sessions} onClick={onClose}>
        Where you are signed in
      </Link>
      <Button onClick={() => leave.mutate(session.csrf)} disabled={leave.isPending}>
        Sign out
      </Button>
      {leave.isError && <p role="alert">Signing out failed. Try again.</p>}
    </Popup>
  )
}
