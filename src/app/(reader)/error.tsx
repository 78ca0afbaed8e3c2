'use client'

export { default } from '../(staff)/error'
