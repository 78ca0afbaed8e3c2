import styles from './covered-call.module.css'
import { PlainLink } from './plain-link'
import type { CallTexts } from './texts'

type Props = { texts: CallTexts; words: string; hasEnded: boolean }

/** The page of a call whose family went to another caller: who that is, and where unsaved text can be found. */
export const HandedOver = ({ texts, words, hasEnded }: Props) => (
  <main id="content" className={styles.page}>
    <h1>{texts.handedOver.title}</h1>
    {hasEnded ? (
      <p role="status" className="notice">
        {texts.handedOver.ended}
      </p>
    ) : null}
    <p>{words}</p>
    <p className="soft">{texts.handedOver.unsent}</p>
    <p>
      <PlainLink className="button button-main" href="/today">
        {texts.record.today}
      </PlainLink>
    </p>
  </main>
)
