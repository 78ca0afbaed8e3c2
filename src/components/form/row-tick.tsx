import type { ComponentPropsWithRef } from 'react'
import styles from './row-tick.module.css'

type Props = Omit<ComponentPropsWithRef<'input'>, 'type'> & { label: string }

/** A checkbox that chooses one row of a list. The row shows what it is about, so the label is for screen readers alone. */
export const RowTick = ({ label, ...input }: Props) => (
  <label className={styles.tick}>
    <input {...input} type="checkbox" />
    <span className="visually-hidden">{label}</span>
  </label>
)
