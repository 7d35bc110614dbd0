package dev.countersign.doctor.pack;

import dev.countersign.aws.Gateways;

/** Makers of packs, as the sandbox's administrator. */
public final class Packs {
    private Packs() {}

    public static PackMaker maker(Gateways aws) {
        return new PackMaker(
                aws,
                new PackMaker.Who(
                        "111122223333",
                        "eu-west-1",
                        "arn:aws:iam::111122223333:user/administrator",
                        "Countersign test"));
    }
}
