import { NavLink } from 'react-router'
import type { Role } from '../contract/session'
import { Icon } from './icons'
import { placesFor } from './places'
import classes from './rail.module.css'

/** The views, as icons that open to names; a bar at the bottom of a narrow screen. */
export const Rail = ({ role }: { role: Role }) => (
  <nav className={classes.rail} aria-label="Views">
    <svg className={classes.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M1 12h22" />
      <circle cx="12" cy="12" r="6.5" />
      <circle cx="12" cy="12" r="1.8" />
    </svg>
    {placesFor(role).map(({ name, path, icon }) => (
      <NavLink key={path} to={path} aria-label={name} className={classes.place ?? ''}>
        <Icon name={icon} />
        <span className={classes.name}>{name}</span>
      </NavLink>
    ))}
  </nav>
)
