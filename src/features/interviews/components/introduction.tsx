'use client'

import { useCall } from './call-context'
import { filled } from './texts'
import styles from './interview.module.css'

/** To say aloud before the first question. Always there to come back to. */
export const Introduction = ({ onDone, done }: { onDone: () => void; done: string }) => {
  const { wording, organisation } = useCall()
  const { introduction } = wording.cards
  return (
    <section className={styles.introduction} aria-labelledby="introduction">
      <h2 id="introduction">{introduction.title}</h2>
      <dl>
        {introduction.lines.map((line) => (
          <div key={line.heading}>
            <dt className="small soft">{line.heading}</dt>
            <dd>“{filled(line.say, { organisation })}”</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button button-main" onClick={onDone}>
        {done}
      </button>
    </section>
  )
}
