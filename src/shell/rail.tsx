import { NavLink } from 'react-router'
import type { Role } from '../contract/session'
import { Mark } from '../ui/mark'
import { Icon } from './icons'
import { placesFor } from './places'
import classes from './rail.module.css'

/** The views, as icons that open to names; a bar at the bottom of a narrow screen. */
export const Rail = ({ role }: { role: Role }) => (
  <nav className={classes.rail} aria-label="Views">
    <span className={classes.mark}>
      <Mark />
    </span>
    {placesFor(role).map(({ name, path, icon }) => (
      <NavLink key={path} to={path} aria-label={name} className={classes.place ?? ''}>
        <Icon name={icon} />
        <span className={classes.name}>{name}</span>
      </NavLink>
    ))}
  </nav>
)
