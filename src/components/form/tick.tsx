import type { ComponentPropsWithRef } from 'react'
import styles from './tick.module.css'

type Props = ComponentPropsWithRef<'input'> & { type?: 'checkbox' | 'radio' }

/** One box to tick, or one of several to choose, with its words beside it; the words press it too. */
export const Tick = ({ type = 'checkbox', children, ...input }: Props) => (
  <label className={styles.tick}>
    <input {...input} type={type} />
    {children}
  </label>
)
