import styles from './tone.module.css'

/** The class that sets the colours of a tone. */
export const toneClass = { load: styles.load, capacity: styles.capacity, plain: styles.plain } as const
