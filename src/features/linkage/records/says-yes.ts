const NO = /^(|0|n|no|none|nil|null|f|false|n\/?a|not (applicable|adopted|sealed|restricted|protected|sensitive|confidential|withheld)|unrestricted|[-–.]+)$/i;

/** Whether a cell says that an identity is sealed or an address kept safe. “Confidential”, “X” or the name of a refuge say yes as well: only what plainly says no leaves a child without protection. */
export function saysYes(text: string): boolean {
  return !NO.test(text);
}
