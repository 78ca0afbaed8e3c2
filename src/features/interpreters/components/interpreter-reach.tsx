import { AddressText } from '@/components/layout/address-text'
import { contactLinks } from '@/domain/people/contact-point'
import styles from './interpreters.module.css'

/** The number and the address of an interpreter, as links that call and write. */
export const InterpreterReach = ({ phone, email }: { phone: string; email: string }) => {
  const links = [
    ...(phone ? contactLinks({ kind: 'phone', value: phone }) : []),
    ...(email ? contactLinks({ kind: 'email', value: email }) : []),
  ]
  return (
    <span className={styles.reach}>
      {links.map(({ text, href }) =>
        href ? (
          <a key={text} href={href}>
            <AddressText text={text} />
          </a>
        ) : (
          <span key={text}>{text}</span>
        ),
      )}
    </span>
  )
}
