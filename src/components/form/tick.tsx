import type { ComponentPropsWithRef } from 'react'
import styles from './tick.module.css'

type Props = ComponentPropsWithRef<'input'> & { type?: 'checkbox' | 'radio' }

/** A checkbox or radio button inside its label, so that a click on the words counts. */
export const Tick = ({ type = 'checkbox', children, ...input }: Props) => (
  <label className={styles.tick}>
    <input {...input} type={type} />
    {children}
  </label>
)
