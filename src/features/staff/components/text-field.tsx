import { Field } from '@/components/form/field'

type Props = {
  name: string
  label: string
  type?: 'text' | 'email'
  hint?: string
  value?: string | undefined
}

export const TextField = ({ name, label, type = 'text', hint, value }: Props) => (
  <Field path={name} label={label} hint={hint}>
    {(field) => <input {...field} type={type} className="input" autoComplete="off" defaultValue={value} required />}
  </Field>
)
