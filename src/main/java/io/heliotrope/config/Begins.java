package io.heliotrope.config;

/** How an agent of whom nothing is known yet begins. */
public enum Begins {
  /** Takes calls until somebody says otherwise. */
  SIGNED_IN,

  /** Takes none before signing in. */
  SIGNED_OUT
}
