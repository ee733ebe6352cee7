/** Each line: the stem, then the forms that the rules of the stemmer would not bring to it. */
const FORMS = `
be am is are was were been being
have has had having
do does did done doing
go goes went gone
get got gotten gets getting
send sent
buy bought
pay paid payment payments payed
break broke broken breakage
throw threw thrown
give gave given
take took taken
come came
keep kept
fall fell fallen
leave left
find found
tell told
say said
make made
know knew known
see saw seen
lose lost loss losses losing
steal stole stolen theft thefts
write wrote written
choose chose chosen choice choices
forget forgot forgotten
hear heard
sell sold
stick stuck
speak spoke spoken
begin began begun
freeze froze frozen
wear wore worn
burn burnt burned
die died dead died dying dies
prove proof proofs proven
ship shipment shipments shipping shipped
deliver delivery deliveries delivered
warranty warranties warranted warrantied
fault faulty faults
packaging packagings
packing
customs
customer customers
customize customized customised customization customizing
english
address addresses addressed adress addres
parcel parcels
expire expired expires expiry expiration
refuse refusal refused refusing
repair repaired repairs repairing
approve approval approved
receipt receipts
reply replies replied
carry carrier carriers
courier couriers
invoice invoices invoiced
email emails emailed emailing
info information infos
photo photos photograph photographs
pic pics picture pictures
cheap cheaper cheapest
early earlier earliest
long longer longest
fast faster fastest
far further
big bigger biggest
bad worse worst
good better best
color colour colors colours
center centre centers centres
cancel cancelation cancellation cancelations cancellations canceled cancelled canceling cancelling
policy policies
compatible compatibility incompatible
inspect inspection inspected inspections
modify modification modified modifications modifying
exclude exclusion exclusions excluded
assess assessment
responsible responsibility
liable liability
notify notification notified notice notices notifications
eligible eligibility
arrive arrival arrived arrives
detail details
sale sales
used use uses using usage
thing things
accountant accountants
accountable
author authorize authorized authorised authorization authorisation authorise
authority authorities
busy
consumer consumers
fried
goods
important
initial
personal
personalize personalized personalised
organization organizations organisation
operator operators
setting settings
later
latest
rating ratings
ups
university
production
completely
complete completes
completed
movie movies
installment installments instalment instalments
promotional
review reviews reviewed reviewing reviewer
reason reasons
`;

/** Irregular form to stem. Words that the stemmer keeps apart for good (package, packaging) stand here too. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  FORMS.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.trim().split(/\s+/);
      return forms.map((form): [string, string] => [form, forms[0] ?? form]);
    }),
);
