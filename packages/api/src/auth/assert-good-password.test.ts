import { expect, it } from 'vitest'
import { assertGoodPassword } from './assert-good-password.ts'

const maria = { email: 'maria.santos@larkfield.example', name: 'Maria Santos' }
const reasonFor = (password: string, person = maria) =>
  assertGoodPassword(password, person).then(
    () => null,
    ({ reason }: { reason: string }) => reason,
  )

it.each([
  '123456789012',
  '1qaz2wsx3edc',
  'QWERTYUIOP123',
  'unbelievable',
  '  Password  ',
  'motherfucker',
  '123456      ',
  'ｐａｓｓｗｏｒｄ１２３４',
  '            ',
])('refuses “%s”, which guessers try first, however it is written', async (password) => {
  expect(await reasonFor(password)).toBe('commonPassword')
})

it.each([
  'maria.santos',
  'Maria-Santos-1990',
  'larkfield.example1',
  'MARIA.SANTOS@larkfield.example',
  'ekyc-console-2027',
  '2027-Ekyc-2027',
])('refuses “%s”, which says no more than whose it is', async (password) => {
  expect(await reasonFor(password)).toBe('ownPassword')
})

it.each([
  'a-long-password-1',
  'maria has three dogs',
  '384729105566',
  'grün-Fenster-laut',
  '长长的密码很难猜到的啊对不对',
])('takes “%s”', async (password) => {
  expect(await reasonFor(password)).toBeNull()
})
