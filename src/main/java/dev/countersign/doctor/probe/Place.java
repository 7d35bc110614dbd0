package dev.countersign.doctor.probe;

import java.util.Arrays;

/** Where a look stands: as the sections of a book are numbered, 2 before 2.1 before 2.1.3 before 3. */
record Place(int[] numbers) implements Comparable<Place> {
    static final Place FIRST = new Place(new int[0]);

    Place then(int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return new Place(longer);
    }

    @Override
    public int compareTo(Place other) {
        return Arrays.compare(numbers, other.numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && Arrays.equals(numbers, place.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
