package io.trimodal.media.transcript;

/** A word with its time. @param text with the punctuation that stands at it, without spaces */
public record SpokenWord(String text, TimeSpan span) {}
