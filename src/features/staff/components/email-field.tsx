import { Field } from '@/components/form/field'

/** The address that an account signs in with. */
export const EmailField = ({ label }: { label: string }) => (
  <Field path="email" label={label}>
    {(field) => (
      <input
        {...field}
        type="email"
        className="input"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    )}
  </Field>
)
