// It brings no types, and only scripts/vitest/institution.ts uses it.
declare module 'oidc-provider'
