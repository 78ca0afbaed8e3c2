import { Field } from '@/components/form/field'
import styles from './factors.module.css'

type Props = { label: string; kind?: 'app' | 'any' }

/** A code can be typed with or without spaces, pasted, or filled in by the device. `any` takes a recovery code as well. */
export const CodeField = ({ label, kind = 'app' }: Props) => (
  <Field path="code" label={label}>
    {(field) => (
      <input
        {...field}
        type="text"
        className={`input ${styles.code}`}
        inputMode={kind === 'app' ? 'numeric' : 'text'}
        autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
      />
    )}
  </Field>
)
