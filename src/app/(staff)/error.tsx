'use client'

import { Fault, type FaultProps } from '@/components/layout/fault'

const ErrorPage = (props: FaultProps) => <Fault {...props} />

export default ErrorPage
