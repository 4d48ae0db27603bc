import type { ComponentPropsWithRef } from 'react'
import classes from './button.module.css'

/** A link that looks as a button: it leads to a file. */
export const ButtonLink = ({ children, ...rest }: ComponentPropsWithRef<'a'>) => (
  <a className={`${classes.button} ${classes.link}`} {...rest}>
    {children}
  </a>
)

/** A button of 28 px; `primary` for the one thing to do next, `quiet` without an edge. */
export const Button = ({
  look = 'plain',
  className = '',
  ...rest
}: ComponentPropsWithRef<'button'> & { look?: 'plain' | 'primary' | 'quiet' }) => (
  <button type="button" className={`${classes.button} ${classes[look]} ${className}`} {...rest} />
)
