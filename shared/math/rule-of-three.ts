/** Of the confidence with which {@link unseenBound} bounds: 95 %. */
const LEFT_OUT = 0.05;

/**
 * Upper 95 % bound of the probability of what came up in none of n trials: 1 − 0.05^(1/n), at which it would be missed in
 * one case of twenty. About 3/n, the rule of three (Hanley and Lippman-Hand 1983, "If nothing goes wrong, is everything
 * all right?", JAMA 249, p. 1743). It is for independent trials, and cautious for stratified ones, which leave smaller gaps.
 */
export function unseenBound(trials: number): number {
  return -Math.expm1(Math.log(LEFT_OUT) / trials);
}
